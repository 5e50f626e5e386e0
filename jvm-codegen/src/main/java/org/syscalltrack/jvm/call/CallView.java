package org.syscalltrack.jvm.call;

import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.PathSource;

/**
 * One call as it was observed: what a decision can ask of it. Parameters are canonical and counted from 0.
 *
 * <p>An integer is asked for by its state, one of {@link Availability}, and then its value, which means nothing unless
 * the state is {@link Availability#KNOWN}. A string's slice may be the same object for every answer: it holds only until
 * the next string is asked for. Answers must not change while a call is decided; a view serves one thread at a time.
 */
public interface CallView {

    /** Returns the way by which the call came in. */
    Entry entry();

    /** Returns whether the value of a parameter is known. */
    int argumentState(int parameter);

    /**
     * Returns a parameter as the caller passed it, with a value that an ABI splits joined again. Bits above the
     * parameter's own width are ignored.
     */
    long argument(int parameter);

    /**
     * Returns whether a field of the struct to which a parameter points is known. Absent: a NULL pointer, another
     * address family than the field's, or a struct that ends before the field.
     */
    int fieldState(int parameter, FieldAccess field);

    /** Returns a field in the host's byte order; bits above the field's own width are ignored. */
    long field(int parameter, FieldAccess field);

    /** Returns an address within a struct: 4 or 16 bytes in network order. States are as for {@link #fieldState}. */
    ByteSlice address(int parameter, FieldAccess field);

    /** Returns the NUL-terminated string to which a parameter points, without its NUL. */
    ByteSlice string(int parameter);

    /** Returns the bytes to which a parameter points, as many as another parameter says. */
    ByteSlice buffer(int parameter, int lengthParameter);

    /** Returns an element, from 0, of the array of strings to which a parameter points; absent beyond its end. */
    ByteSlice element(int parameter, int index);

    /**
     * Returns {@code sun_path} of the socket address to which a parameter points; an abstract name begins with
     * {@code @}, an unnamed socket's is empty, another family's is absent.
     */
    ByteSlice socketPath(int parameter, int lengthParameter);

    /** Returns a path, absolute and normal, from the caller's root; one that is too long to be known is unreadable. */
    ByteSlice path(PathSource source);

    /** Returns whether an attribute of a file is known; absent where there is no such file. */
    int fileState(PathSource file, FileAttribute attribute);

    /** Returns an attribute of a file. */
    long file(PathSource file, FileAttribute attribute);

    /** Returns the calling thread. */
    ProcessView process();

    /** Returns whether it is known if a capability is effective in the initial user namespace. */
    int capableState(int capability);

    /** Returns whether a capability is effective in the initial user namespace. */
    boolean capable(int capability);

    /** Returns how many ancestors of the process are known, the nearest first; at most 32. */
    int ancestors();

    /** Returns whether {@link #ancestors()} are all there are, or the 32 nearest. */
    boolean ancestorsComplete();

    /** Returns an ancestor by its distance, 0 for the parent. */
    ProcessView ancestor(int distance);

    /** Returns whether the call's result is known; absent before the call. */
    int resultState();

    /**
     * Returns the call's result as the program sees it, sign-extended to 64 bits: an interrupted call's is
     * {@code -EINTR}, never one of the kernel's own numbers.
     */
    long result();
}
