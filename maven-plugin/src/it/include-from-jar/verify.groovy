String log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/sct/web.bpf.o').getText('ISO-8859-1').contains('const OPERATOR = 7')
assert log.contains('Tests of rules: 1 run, 0 failed')
return true
