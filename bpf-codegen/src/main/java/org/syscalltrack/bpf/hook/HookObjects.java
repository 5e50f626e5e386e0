package org.syscalltrack.bpf.hook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.HookFact.ObjectType;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;

/** The kernel's objects that a hook is given for a call's parameters, by the catalog. */
public final class HookObjects {
    // An inode is not among them: inode_permission is given every directory on the way.
    private static final Set<ObjectType> FILES =
            Set.of(ObjectType.PATH, ObjectType.DENTRY, ObjectType.FILE, ObjectType.BINPRM);

    private final SystemCall call;
    private final List<CarriedObject> objects;

    /**
     * The objects at a point.
     *
     * @param objects what the hook is given; empty where the point is none
     */
    public HookObjects(SystemCall call, List<CarriedObject> objects) {
        this.call = call;
        this.objects = objects;
    }

    /** The object behind a path or descriptor, if the hook is given it. */
    public Optional<CarriedObject> file(PathSource source) {
        return source instanceof PathSource.Real real
                ? carried(real.parameter()).filter(object -> FILES.contains(object.type()))
                : Optional.empty();
    }

    /**
     * A file of which a hook is given the path.
     *
     * @param object the object
     * @param directory the directory that a dentry lies in, and so its mount; empty for objects that have their own
     */
    public record PathObject(CarriedObject object, Optional<CarriedObject> directory) {}

    /** The object behind a path or descriptor, if the hook is given where it is mounted. */
    public Optional<PathObject> path(PathSource.Real source) {
        return file(source)
                .flatMap(object -> object.type() == ObjectType.DENTRY
                        ? directoryOf(object).map(directory -> new PathObject(object, Optional.of(directory)))
                        : Optional.of(new PathObject(object, Optional.empty())));
    }

    /**
     * The directory before a dentry; for the first of two names any: link and rename do not leave their mount, and that
     * has been looked at when the hook runs ({@code do_linkat} and {@code do_renameat2} of {@code fs/namei.c}).
     */
    private Optional<CarriedObject> directoryOf(CarriedObject dentry) {
        List<CarriedObject> directories = carried()
                .filter(object -> object.type() == ObjectType.DIRECTORY_PATH)
                .sorted(Comparator.comparingInt(CarriedObject::argument))
                .toList();
        return directories.stream()
                .filter(object -> object.argument() < dentry.argument())
                .reduce((first, second) -> second)
                .or(() -> directories.stream().findFirst());
    }

    /** Whether a file is named by a descriptor and not by a path. */
    public boolean isDescriptor(PathSource source) {
        return source instanceof PathSource.Real real
                && !(call.parameters().get(real.parameter()).kind() instanceof ParameterKind.Path);
    }

    /** The kernel's copy of a socket address, if the hook is given it; its length is the argument behind it. */
    public Optional<CarriedObject> address(int parameter) {
        return carried(parameter).filter(object -> object.type() == ObjectType.SOCKADDR);
    }

    /** Whether a number comes from the hook's own arguments, so that nothing need be known of the call. */
    public boolean gives(IntegerSource source) {
        if (source instanceof IntegerSource.PointedField field) {
            return address(field.parameter()).isPresent();
        }
        return source instanceof IntegerSource.FileNumber number
                && file(number.file()).isPresent();
    }

    private Optional<CarriedObject> carried(int parameter) {
        String name = call.parameters().get(parameter).name();
        return carried()
                .filter(object -> object.parameter().filter(name::equals).isPresent())
                .findFirst();
    }

    private Stream<CarriedObject> carried() {
        return objects.stream();
    }
}
