String log = new File(basedir, 'build.log').text
assert log.contains('sct:compile')
['sct.targets', 'sct.kernel', 'sct.skip', 'sct.failOnWarning', 'sct.attach', 'sct.shareRules'].each { assert log.contains("User property: ${it}") : it }
return true
