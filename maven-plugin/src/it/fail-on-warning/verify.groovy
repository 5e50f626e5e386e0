String log = new File(basedir, 'build.log').text
import groovy.json.JsonSlurper
File rules = new File(basedir, 'src/main/sct/web.sct').canonicalFile
assert log.count("[WARNING] ${rules}:[1,7] ") == 2
assert log.contains('1 warning in rule files, and failOnWarning is set')
def sarif = new JsonSlurper().parse(new File(basedir, 'target/sct-reports/check.sarif'))
assert sarif.version == '2.1.0'
def result = sarif.runs[0].results[0]
assert result.level == 'warning'
assert result.locations[0].physicalLocation.artifactLocation.uri == 'src/main/sct/web.sct'
return true
