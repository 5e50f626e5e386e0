/* Structs of the system call interface that no exported header declares; written from the man pages. */
#if __has_include(<asm/ldt.h>)
#include <asm/ldt.h>
#endif
struct sockaddr { unsigned short sa_family; char sa_data[14]; };
struct msghdr { void *msg_name; int msg_namelen; struct iovec *msg_iov; __kernel_size_t msg_iovlen; void *msg_control; __kernel_size_t msg_controllen; unsigned int msg_flags; };
struct mmsghdr { struct msghdr msg_hdr; unsigned int msg_len; };
struct sct_sigset { unsigned int sig[2]; };
struct sct_timespec_pair { struct timespec first; struct timespec second; };
struct sct_ktimespec_pair { struct __kernel_timespec first; struct __kernel_timespec second; };
struct sct_timeval_pair { struct timeval first; struct timeval second; };
struct sct_fd_set { unsigned long fds_bits[1024 / (8 * sizeof(long))]; };
struct sct_file_handle { unsigned int handle_bytes; int handle_type; };
struct sct_ustat { int f_tfree; unsigned long f_tinode; char f_fname[6]; char f_fpack[6]; };
#ifdef __i386__
struct sct_timex32 { unsigned int modes; int offset, freq, maxerror, esterror, status; };
/* sa_handler is a macro for _u._sa_handler there. */
struct sct_old_sigaction { struct { void *_sa_handler; } _u; unsigned int sa_mask; unsigned int sa_flags; void *sa_restorer; };
#endif
struct sct_sockaddr_vm { unsigned short svm_family, svm_reserved1; unsigned int svm_port, svm_cid; unsigned char svm_flags, svm_zero[3]; };
struct sct_linger { int l_onoff; int l_linger; };
struct sct_ucred { unsigned int pid, uid, gid; };
struct sched_param { int sched_priority; };
