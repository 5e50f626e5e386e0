String log = new File(basedir, 'build.log').text
File rules = new File(basedir, 'src/main/sct/web.sct').canonicalFile
assert log.contains("[ERROR] ${rules}:[1,1] is not laid out")
assert log.contains('1 rule file not laid out, see above; `mvn sct:format` does it')
assert log.contains('Laid out src/main/sct/web.sct')
assert rules.text.startsWith('rule {\n  syscall_name')
return true
