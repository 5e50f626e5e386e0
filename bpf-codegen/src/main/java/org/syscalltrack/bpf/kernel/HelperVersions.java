package org.syscalltrack.bpf.kernel;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.syscalltrack.bpf.asm.Helper;

/**
 * The first version with each helper function. Helpers got their numbers in order, so the first number of each release
 * says it all; from {@code ___BPF_FUNC_MAPPER} of {@code include/uapi/linux/bpf.h} as each release has it.
 */
final class HelperVersions {
    private static final NavigableMap<Integer, KernelVersion> FIRST = new TreeMap<>();

    static {
        first(Helper.MAP_LOOKUP_ELEM, 5, 0);
        first(Helper.SPIN_LOCK, 5, 1);
        first(Helper.SYSCTL_GET_NAME, 5, 2);
        first(Helper.SEND_SIGNAL, 5, 3);
        first(Helper.TCP_GEN_SYNCOOKIE, 5, 4);
        first(Helper.SKB_OUTPUT, 5, 5);
        first(Helper.TCP_SEND_ACK, 5, 6);
        first(Helper.XDP_OUTPUT, 5, 7);
        first(Helper.KTIME_GET_BOOT_NS, 5, 8);
        first(Helper.SKC_TO_TCP6_SOCK, 5, 9);
        first(Helper.LOAD_HDR_OPT, 5, 10);
        first(Helper.TASK_STORAGE_GET, 5, 11);
        first(Helper.CHECK_MTU, 5, 12);
        first(Helper.FOR_EACH_MAP_ELEM, 5, 13);
        first(Helper.SYS_BPF, 5, 14);
        first(Helper.TIMER_INIT, 5, 15);
        first(Helper.GET_BRANCH_SNAPSHOT, 5, 16);
        first(Helper.FIND_VMA, 5, 17);
        first(Helper.GET_RETVAL, 5, 18);
        first(Helper.KPTR_XCHG, 5, 19);
        first(Helper.TCP_RAW_GEN_SYNCOOKIE_IPV4, 6, 0);
        first(Helper.KTIME_GET_TAI_NS, 6, 1);
        first(Helper.CGRP_STORAGE_GET, 6, 2);
    }

    private HelperVersions() {}

    private static void first(Helper helper, int major, int minor) {
        FIRST.put(helper.number(), new KernelVersion(major, minor, 0));
    }

    /** The first version with a helper; 5.0 for those that are older still. */
    static KernelVersion since(Helper helper) {
        return FIRST.floorEntry(helper.number()).getValue();
    }
}
