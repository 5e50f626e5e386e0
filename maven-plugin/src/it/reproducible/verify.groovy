import java.util.zip.ZipFile
['sct/web.bpf.o', 'sct/net/files.bpf.o', 'sct-docs/web.html', 'reproducible-1.0.jar', 'reproducible-1.0-sct.zip'].each {
    File one = new File(basedir, "target/${it}")
    assert one.isFile() : one
    assert one.bytes == new File(basedir, "again/${it}").bytes : it
}
def names = { new ZipFile(new File(basedir, it)).entries()*.name }
assert names('target/reproducible-1.0.jar').containsAll(['sct/web.bpf.o', 'sct/net/files.bpf.o'])
assert names('target/reproducible-1.0-sct.zip') == ['net/files.bpf.o', 'web.bpf.o']
return true
