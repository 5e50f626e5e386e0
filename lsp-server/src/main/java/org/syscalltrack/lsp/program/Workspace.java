package org.syscalltrack.lsp.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.lsp.document.Buffer;
import org.syscalltrack.lsp.document.PositionEncoding;
import org.syscalltrack.lsp.document.Uris;

/**
 * Everything that is open and around it. Keeps programs only as long as one of their files is open, so memory goes with
 * what the user looks at. Not safe for several threads.
 */
public final class Workspace {
    private final Map<String, Buffer> buffers = new LinkedHashMap<>();
    private final Map<String, Program> programs = new HashMap<>();
    private final RuleFiles files = new RuleFiles(buffers::get);
    private final FileIndex index = new FileIndex(files);
    private final Set<Path> folders = new LinkedHashSet<>();
    private Settings settings = Settings.standard();
    private PositionEncoding encoding = PositionEncoding.UTF16;

    /** Counts columns as the client does from now on. */
    public void setEncoding(PositionEncoding encoding) {
        this.encoding = encoding;
    }

    /** What the user has set. */
    public Settings settings() {
        return settings;
    }

    /** Takes other settings; every program is read anew. */
    public void setSettings(Settings settings) {
        this.settings = settings;
        programs.clear();
    }

    /** Adds a folder whose rule files are looked through. */
    public void addFolder(String uri) {
        Uris.path(uri).ifPresent(folder -> {
            if (folders.add(folder)) {
                index.addFolder(folder);
            }
        });
    }

    /** Forgets a folder. */
    public void removeFolder(String uri) {
        Uris.path(uri).ifPresent(folder -> {
            folders.remove(folder);
            index.removeFolder(folder);
        });
    }

    /** A document was opened. */
    public void open(String uri, int version, String text) {
        String identity = Uris.identity(uri);
        buffers.put(identity, new Buffer(uri, version, SourceFile.ofText(Uris.name(uri), identity, text)));
        index.update(identity);
        touch(identity);
    }

    /** An open document was changed; one that is not open is left alone. */
    public void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        String identity = Uris.identity(uri);
        Buffer buffer = buffers.get(identity);
        if (buffer != null) {
            buffers.put(identity, buffer.changed(version, changes, encoding));
            touch(identity);
        }
    }

    /** A document was closed: the disk has it now. */
    public void close(String uri) {
        String identity = Uris.identity(uri);
        buffers.remove(identity);
        index.update(identity);
        touch(identity);
        Set<String> wanted = new LinkedHashSet<>();
        buffers.keySet().forEach(open -> wanted.add(index.rootOf(open)));
        programs.keySet().retainAll(wanted);
    }

    /** A file of the disk may have changed, appeared or gone; or an open one was saved. */
    public void refresh(String uri) {
        String identity = Uris.identity(uri);
        index.update(identity);
        // A file that appears may be one that an include has missed.
        programs.values().forEach(Program::markDirty);
    }

    private void touch(String identity) {
        for (Program program : programs.values()) {
            if (program.mayHold(identity)) {
                program.markDirty();
            }
        }
    }

    /** The documents that are open. */
    public Collection<Buffer> open() {
        return List.copyOf(buffers.values());
    }

    /** The open document of that URI. */
    public Optional<Buffer> buffer(String uri) {
        return Optional.ofNullable(buffers.get(Uris.identity(uri)));
    }

    /** The open documents whose findings a change of this one may change. */
    public List<Buffer> concernedBy(String uri) {
        String identity = Uris.identity(uri);
        Set<String> roots = index.rootsOf(identity);
        List<Buffer> concerned = new ArrayList<>();
        for (Buffer buffer : buffers.values()) {
            String other = buffer.file().identity();
            if (other.equals(identity) || roots.contains(index.rootOf(other))) {
                concerned.add(buffer);
            }
        }
        return concerned;
    }

    /** The program that a document is part of. */
    public Program program(String uri) {
        return programOf(Uris.identity(uri));
    }

    private Program programOf(String identity) {
        return programs.computeIfAbsent(index.rootOf(identity), root -> new Program(root, settings));
    }

    /** What a handler needs to know of a document, open or not. */
    public View view(String uri) {
        return view(uri, () -> {});
    }

    /**
     * The same for a request that may be cancelled.
     *
     * @param cancellation throws where nobody waits for the answer any more
     */
    public View view(String uri, CancelChecker cancellation) {
        String identity = Uris.identity(uri);
        return view(uri, identity, programOf(identity), cancellation);
    }

    private View view(String uri, String identity, Program program, CancelChecker cancellation) {
        LiveFrontEnd.Result result = program.result(files, unsaved());
        PartedTree tree = result.trees().get(identity);
        if (tree == null) {
            // An include that is not there any more: the file stands alone.
            Program alone = programs.computeIfAbsent(identity, root -> new Program(root, settings));
            LiveFrontEnd.Result own = alone.result(files, unsaved());
            PartedTree ownTree = own.trees().getOrDefault(identity, PartedTree.of(SourceFile.ofText(uri, "")));
            return new View(uri, ownTree, own, alone, settings, encoding, cancellation, this::uriOf);
        }
        return new View(uri, tree, result, program, settings, encoding, cancellation, this::uriOf);
    }

    private Map<String, SourceFile> unsaved() {
        Map<String, SourceFile> texts = new HashMap<>();
        buffers.forEach((identity, buffer) -> texts.put(identity, buffer.file()));
        return texts;
    }

    private String uriOf(String identity) {
        Buffer buffer = buffers.get(identity);
        return buffer == null ? Uris.ofIdentity(identity) : buffer.uri();
    }

    /** One view for each program that has this file in it, of the program's root: for what concerns all users of a name. */
    public List<View> viewsOfUsers(String uri, CancelChecker cancellation) {
        List<View> views = new ArrayList<>();
        for (String root : index.rootsOf(Uris.identity(uri))) {
            cancellation.checkCanceled();
            Program program = programs.containsKey(root) ? programOf(root) : new Program(root, settings);
            views.add(view(uriOf(root), root, program, cancellation));
        }
        return views;
    }

    /** All known files, parsed only: for a search of the whole workspace. */
    public List<SyntaxTree> allTrees(CancelChecker cancellation) {
        Set<String> all = new LinkedHashSet<>(index.all());
        all.addAll(buffers.keySet());
        List<SyntaxTree> trees = new ArrayList<>();
        for (String identity : all) {
            cancellation.checkCanceled();
            Buffer buffer = buffers.get(identity);
            try {
                trees.add(SyntaxParser.parse(buffer == null ? files.load(identity) : buffer.file()));
            } catch (SourceLoadException e) {
                // It has gone since the index saw it.
            }
        }
        return trees;
    }

    /** The client's name of a file and a place in it, for a file parsed by itself. */
    public Location location(Span span) {
        return new Location(uriOf(span.file().identity()), encoding.range(span.file(), span.start(), span.end()));
    }
}
