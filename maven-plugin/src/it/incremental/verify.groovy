String log = new File(basedir, 'build.log').text
List said = log.readLines().findAll { it.contains('ompile') && it.contains('INFO') && !it.contains('sct-maven-plugin') && !it.contains('sct:') }
assert said.size() == 4 : said
assert said[0].contains('Compiled 2 rule sets to bpf')
assert said[1].contains('Nothing to compile: rules, includes, options and plugin are unchanged')
assert said[2].contains('Compiled 2 rule sets to bpf')
assert said[3].contains('Compiled 2 rule sets to bpf')
return true
