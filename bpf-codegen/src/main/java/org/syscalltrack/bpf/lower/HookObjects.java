package org.syscalltrack.bpf.lower;

import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.HookFact.ObjectType;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;

/** The kernel's objects that a hook is given for a call's parameters, by the catalog. */
final class HookObjects {
    // An inode is not among them: inode_permission is given every directory on the way.
    private static final Set<ObjectType> FILES =
            Set.of(ObjectType.PATH, ObjectType.DENTRY, ObjectType.FILE, ObjectType.BINPRM);

    private final SystemCall call;
    private final String hook;

    /**
     * The objects at a point.
     *
     * @param hook the hook's name; empty where the point is none
     */
    HookObjects(SystemCall call, String hook) {
        this.call = call;
        this.hook = hook;
    }

    /** The object behind a path or descriptor, if the hook is given it. */
    Optional<CarriedObject> file(PathSource source) {
        return source instanceof PathSource.Real real
                ? carried(real.parameter()).filter(object -> FILES.contains(object.type()))
                : Optional.empty();
    }

    /** The kernel's copy of a socket address, if the hook is given it; its length is the argument behind it. */
    Optional<CarriedObject> address(int parameter) {
        return carried(parameter).filter(object -> object.type() == ObjectType.SOCKADDR);
    }

    /** Whether a number comes from the hook's own arguments, so that nothing need be known of the call. */
    boolean gives(IntegerSource source) {
        if (source instanceof IntegerSource.PointedField field) {
            return address(field.parameter()).isPresent();
        }
        return source instanceof IntegerSource.FileNumber number
                && file(number.file()).isPresent();
    }

    private Optional<CarriedObject> carried(int parameter) {
        String name = call.parameters().get(parameter).name();
        return call.hooks().stream()
                .filter(fact -> fact.hook().equals(hook))
                .map(HookFact::objects)
                .flatMap(objects -> objects.stream()
                        .filter(object ->
                                object.parameter().filter(name::equals).isPresent()))
                .findFirst();
    }
}
