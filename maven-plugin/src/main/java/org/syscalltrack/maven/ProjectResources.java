package org.syscalltrack.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** What goals add to a project's resources, so that it comes on the class path and into the jar. */
final class ProjectResources {
    private final MavenProject project;

    ProjectResources(MavenProject project) {
        this.project = project;
    }

    /**
     * Adds the files of a directory. What another goal has added before is not added again: a file may not come into a
     * jar twice.
     *
     * @param includes patterns as Maven writes them; empty: all files
     * @param place the directory on the class path that they come into
     */
    void add(Path directory, List<String> includes, List<String> excludes, String place) {
        Resource resource = new Resource();
        resource.setDirectory(directory.toString());
        resource.setIncludes(includes);
        resource.setExcludes(excludes);
        resource.setTargetPath(place);
        if (project.getResources().stream().noneMatch(other -> isSame(other, resource))) {
            project.addResource(resource);
        }
    }

    private static boolean isSame(Resource one, Resource other) {
        return one.getDirectory().equals(other.getDirectory())
                && one.getIncludes().equals(other.getIncludes())
                && one.getExcludes().equals(other.getExcludes())
                && other.getTargetPath().equals(one.getTargetPath());
    }
}
