package org.syscalltrack.jvm.trace;

/** Device numbers in the encoding of {@code st_dev} (makedev(3)). */
final class DeviceNumber {
    private DeviceNumber() {}

    static long encode(long major, long minor) {
        return (minor & 0xff) | (major & 0xfff) << 8 | (minor & ~0xffL) << 12 | (major & ~0xfffL) << 32;
    }
}
