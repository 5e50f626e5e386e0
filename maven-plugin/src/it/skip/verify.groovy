String log = new File(basedir, 'build.log').text
assert log.count('Rules are skipped (sct.skip)') == 6
assert !new File(basedir, 'target').exists()
return true
