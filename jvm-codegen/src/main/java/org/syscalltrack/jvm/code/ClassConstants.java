package org.syscalltrack.jvm.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Objects that generated code uses as constants. They travel as the hidden class's data and are loaded by
 * {@code MethodHandles.classDataAt}, so the JIT compiler sees constants.
 */
final class ClassConstants {
    private static final Handle CLASS_DATA_AT = new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/MethodHandles",
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
            false);

    private final List<Object> data = new ArrayList<>();
    private final Map<Object, Integer> indexes = new HashMap<>();

    /** Pushes an object; equal objects share one constant. */
    void load(MethodVisitor method, Object constant, Class<?> type) {
        int index = indexes.computeIfAbsent(constant, key -> {
            data.add(key);
            return data.size() - 1;
        });
        method.visitLdcInsn(new ConstantDynamic("_", Type.getDescriptor(type), CLASS_DATA_AT, index));
    }

    /** The data to define the class with. */
    List<Object> data() {
        return List.copyOf(data);
    }
}
