/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/* What differs between the kernels from 6.1 to 6.12, and nothing else. */
#ifndef SCT_COMPAT_H
#define SCT_COMPAT_H

#include <linux/mm.h>
#include <linux/namei.h>
#include <linux/version.h>

/* Exported long before it was declared for modules, in 6.6 at the latest. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 6, 0)
int vfs_path_lookup(struct dentry *dentry, struct vfsmount *mount, const char *name,
		    unsigned int flags, struct path *path);
#endif

/* Since 6.3 drivers change vm_flags by functions only. */
static inline void sct_forbid_writing(struct vm_area_struct *vma)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	vm_flags_clear(vma, VM_MAYWRITE);
#else
	vma->vm_flags &= ~VM_MAYWRITE;
#endif
}

#endif
