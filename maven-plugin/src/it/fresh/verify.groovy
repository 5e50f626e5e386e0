String log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/sct/web.bpf.o').bytes[0..3] == [0x7f, 0x45, 0x4c, 0x46]
assert new File(basedir, 'target/sct/base/files.bpf.o').isFile()
assert log.contains('Compiled 2 rule sets to bpf')
assert log.contains('Tests of rules: 1 run, 0 failed; rules matched: 1 of 2 (50 %)')
assert new File(basedir, 'target/surefire-reports/TEST-sct.test.web-test.xml').text.contains('name="root_is_seen"')
assert !log.contains('[WARNING] ' + basedir)
return true
