package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;

/**
 * Everything that an eBPF object holds. Symbols (functions, maps, variables, kernel functions) share one name space.
 *
 * @param types the BTF that functions, maps, variables and relocations refer to by id
 * @param functions programs and sub-programs; those of one section stand in it in this order
 * @param maps the maps
 * @param variables global variables
 * @param kernelFunctions kernel functions that are called
 * @param plainSections further sections
 * @param license what the object declares to the kernel; helpers for GPL code ask for it
 * @param version the kernel version that old kernels want for kprobes (LINUX_VERSION_CODE)
 */
public record BpfObject(
        List<BtfType> types,
        List<BpfFunction> functions,
        List<BpfMap> maps,
        List<BpfVariable> variables,
        List<KernelFunction> kernelFunctions,
        List<PlainSection> plainSections,
        String license,
        OptionalInt version) {
    /** Keeps its own copies of the lists. */
    public BpfObject {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        maps = List.copyOf(maps);
        variables = List.copyOf(variables);
        kernelFunctions = List.copyOf(kernelFunctions);
        plainSections = List.copyOf(plainSections);
    }

    /** Collects an object whose types come from one {@link BtfBuilder}. */
    public static Builder builder(BtfBuilder types, String license) {
        return new Builder(types, license);
    }

    /** Collects an object piece by piece. */
    public static final class Builder {
        private final BtfBuilder types;
        private final String license;
        private final List<BpfFunction> functions = new ArrayList<>();
        private final List<BpfMap> maps = new ArrayList<>();
        private final List<BpfVariable> variables = new ArrayList<>();
        private final List<KernelFunction> kernelFunctions = new ArrayList<>();
        private final List<PlainSection> plainSections = new ArrayList<>();
        private OptionalInt version = OptionalInt.empty();

        private Builder(BtfBuilder types, String license) {
            this.types = types;
            this.license = license;
        }

        /** Adds a program or sub-program. */
        public Builder add(BpfFunction function) {
            functions.add(function);
            return this;
        }

        /** Adds a map. */
        public Builder add(BpfMap map) {
            maps.add(map);
            return this;
        }

        /** Adds a variable. */
        public Builder add(BpfVariable variable) {
            variables.add(variable);
            return this;
        }

        /** Adds a kernel function that code calls. */
        public Builder add(KernelFunction function) {
            kernelFunctions.add(function);
            return this;
        }

        /** Adds a section that loaders skip. */
        public Builder add(PlainSection section) {
            plainSections.add(section);
            return this;
        }

        /** Declares a kernel version (LINUX_VERSION_CODE). */
        public Builder version(int code) {
            version = OptionalInt.of(code);
            return this;
        }

        /** The object. */
        public BpfObject build() {
            return new BpfObject(
                    types.types(), functions, maps, variables, kernelFunctions, plainSections, license, version);
        }
    }
}
