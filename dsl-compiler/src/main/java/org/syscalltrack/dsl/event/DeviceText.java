package org.syscalltrack.dsl.event;

/** Device numbers as user space encodes them: {@code new_encode_dev} of include/linux/kdev_t.h. */
final class DeviceText {
    private static final long MINOR_LOW = 0xff;
    private static final long MAJOR = 0xfff;
    private static final int MAJOR_SHIFT = 8;
    private static final int MINOR_SHIFT = 12;
    private static final long MINOR_HIGH = 0xfff00;

    private DeviceText() {}

    static String of(long device) {
        long major = (device >>> MAJOR_SHIFT) & MAJOR;
        long minor = (device & MINOR_LOW) | ((device >>> MINOR_SHIFT) & MINOR_HIGH);
        return "makedev(" + hexadecimal(major) + ", " + hexadecimal(minor) + ")";
    }

    private static String hexadecimal(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }
}
