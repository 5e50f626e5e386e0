String log = new File(basedir, 'build.log').text
['one', 'two', 'three', 'four'].each {
    assert new File(basedir, "${it}/target/sct/${it}.bpf.o").getText('ISO-8859-1').contains('const OPERATOR = 7')
}
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')
return true
