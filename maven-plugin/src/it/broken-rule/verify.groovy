String log = new File(basedir, 'build.log').text
File rules = new File(basedir, 'src/main/sct/web.sct').canonicalFile
assert log.contains("[ERROR] ${rules}:[4,30] ")
assert log =~ /\[ERROR\] .*\[SCT\d{4}\]/
assert log.contains('1 error in rule files, see above')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/sct/web.bpf.o').exists()
return true
