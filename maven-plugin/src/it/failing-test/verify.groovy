import javax.xml.parsers.DocumentBuilderFactory

String log = new File(basedir, 'build.log').text
File rules = new File(basedir, 'src/main/sct/web.sct').canonicalFile
assert log.contains("[ERROR] ${rules}:[9,15] test users_are_not_seen failed")
assert log.contains('Tests of rules are skipped')
assert log.contains('1 test of rules failed')
def suite = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new File(basedir, 'target/surefire-reports/TEST-sct.main.web.xml'))
        .documentElement
assert suite.getAttribute('tests') == '1' && suite.getAttribute('failures') == '1'
def failure = suite.getElementsByTagName('failure').item(0)
assert failure.getAttribute('message').contains('by_root')
return true
