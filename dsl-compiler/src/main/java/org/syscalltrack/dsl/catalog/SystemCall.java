package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A canonical system call: one for all ABIs, with one list of parameters.
 *
 * @param name the name in the native table of the first ABI that has it
 * @param aliases other names: of other ABIs' tables and of man pages
 * @param parameters in canonical order
 * @param result what its result is
 * @param entries its entries in all ABIs; of one ABI the one that today's C library uses comes first
 * @param classes strace's classes
 * @param traits what sets it apart
 * @param since the first kernel version with it, such as {@code 2.6.16}, where a source says so
 * @param sibling the call to use instead on ABIs that lack it, such as {@code unlinkat} for {@code unlink}
 * @param hooks security hooks that it passes, in the order of the kernel
 */
public record SystemCall(
        String name,
        List<String> aliases,
        List<Parameter> parameters,
        ResultKind result,
        List<Entry> entries,
        Set<CallClass> classes,
        Set<CallTrait> traits,
        Optional<String> since,
        Optional<String> sibling,
        List<HookFact> hooks) {
    /** Copies the collections. */
    public SystemCall {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        entries = List.copyOf(entries);
        classes = Set.copyOf(classes);
        traits = Set.copyOf(traits);
        hooks = List.copyOf(hooks);
    }

    /** A catalog has each name once. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /**
     * Whether the calls bring about the same: one is to be used where an ABI lacks the other, or they pass the same
     * security hook before the same effect.
     */
    public boolean doesTheSameAs(SystemCall other) {
        return sibling.filter(other.name::equals).isPresent()
                || other.sibling.filter(name::equals).isPresent()
                || hooks.stream()
                        .anyMatch(mine -> other.hooks.stream()
                                .anyMatch(theirs -> theirs.hook().equals(mine.hook())
                                        && theirs.effect().equals(mine.effect())));
    }

    /** The entries of one ABI, possibly none. */
    public List<Entry> entries(Abi abi) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.abi() == abi) {
                found.add(entry);
            }
        }
        return found;
    }

    /** The entry of one ABI that today's C library uses, if the ABI has the call. */
    public Optional<Entry> entry(Abi abi) {
        return entries(abi).stream().findFirst();
    }

    /** Whether that ABI has the call. */
    public boolean isOn(Abi abi) {
        return entry(abi).isPresent();
    }

    /** The 0-based position of the parameter with that name (the man page's or the kernel's), or -1. */
    public int indexOf(String parameter) {
        for (int index = 0; index < parameters.size(); index++) {
            if (parameters.get(index).isCalled(parameter)) {
                return index;
            }
        }
        return -1;
    }

    /** The parameter with that name (the man page's or the kernel's). */
    public Optional<Parameter> parameter(String parameter) {
        int index = indexOf(parameter);
        return index < 0 ? Optional.empty() : Optional.of(parameters.get(index));
    }

    /** Whether the call has that trait. */
    public boolean has(CallTrait trait) {
        return traits.contains(trait);
    }
}
