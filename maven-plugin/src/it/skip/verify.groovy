String log = new File(basedir, 'build.log').text
assert log.count('Rules are skipped (sct.skip)') == 6
// Maven 4 makes target itself.
assert ['sct', 'sct-state', 'sct-reports', 'sct-docs'].every { !new File(basedir, "target/${it}").exists() }
return true
