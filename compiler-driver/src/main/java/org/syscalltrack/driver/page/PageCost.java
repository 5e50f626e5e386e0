package org.syscalltrack.driver.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.syscalltrack.bpf.elf.BpfObjectFile;
import org.syscalltrack.driver.Product;

/**
 * What a compiled object weighs.
 *
 * @param instructions how many instructions the programs of each section have, dispatcher included
 * @param bytes the object's size
 */
record PageCost(Map<String, Integer> instructions, int bytes) {
    static PageCost of(Product object) {
        byte[] content = object.content().toByteArray();
        Map<String, Integer> instructions = new LinkedHashMap<>();
        for (BpfObjectFile.Function function : BpfObjectFile.read(content).functions()) {
            instructions.merge(function.section(), function.code().slots(), Integer::sum);
        }
        return new PageCost(instructions, content.length);
    }

    int total() {
        return instructions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
