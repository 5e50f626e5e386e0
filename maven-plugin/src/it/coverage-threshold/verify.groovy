String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] src/main/sct/web.sct:10:23: rule by_users never matched')
assert log.contains('tests reach too little: rules matched: 1 of 2 (50 %)')
return true
