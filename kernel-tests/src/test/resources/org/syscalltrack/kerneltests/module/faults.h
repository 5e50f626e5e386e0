/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/*
 * Comes before each file of a module that is tested: what it allocates fails when the test says so.
 * Debian's kernels have no fault injection of their own.
 */
#ifndef SCT_FAULTS_H
#define SCT_FAULTS_H

#include <linux/mm.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

bool sct_faults(void);

/* The function itself is called by its wrapper, which stands before its name is taken. */
#define SCT_FAULTY(function, parameters, arguments) \
	static inline void *sct_##function parameters \
	{ \
		return sct_faults() ? NULL : (void *)function arguments; \
	}

SCT_FAULTY(kzalloc, (size_t size, gfp_t flags), (size, flags))
SCT_FAULTY(kcalloc, (size_t count, size_t size, gfp_t flags), (count, size, flags))
SCT_FAULTY(kvcalloc, (size_t count, size_t size, gfp_t flags), (count, size, flags))
SCT_FAULTY(kvmalloc_array, (size_t count, size_t size, gfp_t flags), (count, size, flags))
SCT_FAULTY(kmem_cache_alloc, (struct kmem_cache *cache, gfp_t flags), (cache, flags))
SCT_FAULTY(kmem_cache_create_usercopy,
	   (const char *name, unsigned int size, unsigned int align, slab_flags_t flags,
	    unsigned int offset, unsigned int part, void (*make)(void *)),
	   (name, size, align, flags, offset, part, make))
SCT_FAULTY(alloc_page, (gfp_t flags), (flags))
SCT_FAULTY(vmap, (struct page **pages, unsigned int count, unsigned long flags, pgprot_t protection),
	   (pages, count, flags, protection))
SCT_FAULTY(proc_mkdir_mode, (const char *name, umode_t mode, struct proc_dir_entry *parent),
	   (name, mode, parent))
SCT_FAULTY(proc_create,
	   (const char *name, umode_t mode, struct proc_dir_entry *parent,
	    const struct proc_ops *operations),
	   (name, mode, parent, operations))
SCT_FAULTY(proc_create_data,
	   (const char *name, umode_t mode, struct proc_dir_entry *parent,
	    const struct proc_ops *operations, void *data),
	   (name, mode, parent, operations, data))

#undef kzalloc
#undef kcalloc
#undef kvcalloc
#undef kvmalloc_array
#undef kmem_cache_alloc
#undef kmem_cache_create_usercopy
#undef alloc_page
#undef vmap
#undef proc_mkdir_mode
#undef proc_create
#undef proc_create_data
#define kzalloc sct_kzalloc
#define kcalloc sct_kcalloc
#define kvcalloc sct_kvcalloc
#define kvmalloc_array sct_kvmalloc_array
#define kmem_cache_alloc sct_kmem_cache_alloc
#define kmem_cache_create_usercopy sct_kmem_cache_create_usercopy
#define alloc_page sct_alloc_page
#define vmap sct_vmap
#define proc_mkdir_mode sct_proc_mkdir_mode
#define proc_create sct_proc_create
#define proc_create_data sct_proc_create_data

#endif
