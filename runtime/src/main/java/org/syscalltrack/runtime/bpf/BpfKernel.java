package org.syscalltrack.runtime.bpf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.source.ByteString;

/**
 * What the loader asks of the kernel's BPF subsystem. The methods that change anything are few and each is one step: an
 * upload that is killed has done some first part of them. Directories and pins below the BPF file system may also be
 * looked at with {@link java.nio.file.Files}. Failures are {@link BpfException}s.
 */
public interface BpfKernel {
    /** Reads an object, without loading anything. */
    BpfObject open(byte[] object);

    /**
     * Creates an array map of one element with the given contents, which it then can no longer change.
     *
     * @param name at most 15 letters, digits and underscores (BPF_OBJ_NAME_LEN of linux/bpf.h)
     */
    BpfHandle createConstant(String name, byte[] contents);

    /** Opens what is pinned; empty where nothing is. */
    Optional<BpfHandle> open(Path pin);

    /** Pins a map, program or link. */
    void pin(BpfHandle handle, Path pin);

    /** Returns an element of an array map; of a per-CPU one the values of all possible CPUs after each other. */
    byte[] lookup(BpfHandle map, int key);

    /** Stores an element of an array map. The kernel does it in one step for values of up to 8 bytes. */
    void update(BpfHandle map, int key, byte[] value);

    /** Returns the keys of a hash map that are there now; some may be gone when they are looked up. */
    List<Integer> keys(BpfHandle map);

    /** Returns an element of a hash map; empty where there is none. */
    Optional<byte[]> find(BpfHandle map, int key);

    /**
     * Returns what a hash map with keys of any size holds, in no order. What is put in or removed meanwhile may be missing.
     */
    List<Entry> entries(BpfHandle map);

    /** An element of a hash map. */
    record Entry(ByteString key, ByteString value) {}

    /** Removes an element of a hash map; one that is not there is no error. */
    void delete(BpfHandle map, int key);

    /**
     * Sends a signal to a process, as kill(2) does.
     *
     * @return whether there is such a process
     */
    boolean signal(int process, int number);

    /** Puts a program into a slot of a program array. */
    void setSlot(BpfHandle programArray, int slot, BpfHandle program);

    /** Empties a slot of a program array; an empty one stays so. */
    void clearSlot(BpfHandle programArray, int slot);

    /** Makes a directory of the BPF file system, open to root only. */
    void makeDirectory(Path directory);

    /** Renames a directory of the BPF file system. */
    void rename(Path from, Path to);

    /** Removes a pin or an empty directory. */
    void remove(Path pin);

    /** Maps the memory of a ring buffer, for its one reader. */
    RingMemory mapRing(BpfHandle ring);
}
