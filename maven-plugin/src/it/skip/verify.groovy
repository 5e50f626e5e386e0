String log = new File(basedir, 'build.log').text
assert log.count('Rules are skipped (sct.skip)') == 6
// Maven 4 itself puts the project's pom into target, for other modules of a build; nothing else may be there.
File target = new File(basedir, 'target')
List there = target.exists() ? target.list().toList() : []
assert there - 'project-local-repo' == []
return true
