package org.syscalltrack.bpf.object;

/**
 * What an object is made for.
 *
 * @param toolVersion the version that the object names as its maker
 * @param kernel the kernel that it is made for, as the user named it; empty: any, with CO-RE
 */
public record BpfOptions(String toolVersion, String kernel) {}
