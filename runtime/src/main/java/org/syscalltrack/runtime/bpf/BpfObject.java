package org.syscalltrack.runtime.bpf;

/**
 * An object that was opened and then is loaded. Before {@link #load()} it can be told what to leave out and what to
 * share; after it its programs and maps can be had. Closing it lets go of everything that is not pinned.
 */
public interface BpfObject extends AutoCloseable {
    /** Says whether the object defines a map. */
    boolean hasMap(String name);

    /** Makes the object use an existing map in place of its own; the map stays the caller's to close. */
    void reuse(String map, BpfHandle existing);

    /** Says that a program is to be loaded or left out. Those with a {@code ?} section are left out unless asked for. */
    void setLoaded(String program, boolean loaded);

    /** Replaces the first contents of a global data section, such as {@code .rodata}; the size stays. */
    void setInitialValue(String section, byte[] value);

    /**
     * Creates the maps and loads the programs.
     *
     * @throws ProgramRefusedException where the verifier refuses a program
     * @throws BpfException where something else fails
     */
    void load();

    /** Returns a loaded program; valid until this object is closed. */
    BpfHandle program(String name);

    /** Returns a created or shared map; valid until this object is closed. */
    BpfHandle map(String name);

    /** Attaches a loaded program to what its section names. Closing the link detaches it, unless it is pinned. */
    BpfHandle attach(String program);

    @Override
    void close();
}
