assert new File(basedir, 'build.log').text.contains('Compiled 1 rule set to bpf, kmod, jvm')
assert new File(basedir, 'target/sct/web.bpf.o').isFile()
assert new File(basedir, 'target/sct/web.jar').bytes[0..1] == [0x50, 0x4b]
File module = new File(basedir, 'target/sct/web.kmod')
assert new File(module, 'rules.c').text.contains('deleted_by_root')

// Headers as kernel-tests/bin/fetch-kernels --headers puts them, or of the kernel that runs.
String cache = System.getenv('SCT_KERNEL_CACHE')
        ?: (System.getenv('XDG_CACHE_HOME') ?: System.getProperty('user.home') + '/.cache') + '/syscalltrack/kernels'
List<File> headers = ['6.1', '6.12'].collectMany { series ->
    (new File(cache, "${series}/headers/usr/src").listFiles() ?: []).findAll { it.name ==~ /linux-headers-.*-amd64/ } as List
}
File running = new File("/lib/modules/${'uname -r'.execute().text.trim()}/build")
if (running.exists()) {
    headers << running
}
if (headers.isEmpty()) {
    assert System.getenv('SCT_REQUIRE_KERNELS') != '1' : 'no kernel headers: kernel-tests/bin/fetch-kernels --headers'
    println 'NOT SHOWN: that the module builds, for there are no kernel headers (kernel-tests/bin/fetch-kernels --headers)'
    return true
}
Process make = new ProcessBuilder('make', '-s', "KDIR=${headers[0].path}".toString())
        .directory(module)
        .redirectErrorStream(true)
        .start()
String said = make.text
assert make.waitFor() == 0 : said
assert module.listFiles().any { it.name.endsWith('.ko') }
return true
