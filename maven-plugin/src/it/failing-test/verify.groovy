String log = new File(basedir, 'build.log').text
File rules = new File(basedir, 'src/main/sct/web.sct').canonicalFile
assert log.contains("[ERROR] ${rules}:[9,15] test users_are_not_seen failed")
assert log.contains('Tests of rules are skipped')
assert log.contains('1 test of rules failed')
def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-sct.main.web.xml'))
assert suite.@tests == 1 && suite.@failures == 1
assert suite.testcase.failure.@message.text().contains('by_root')
return true
