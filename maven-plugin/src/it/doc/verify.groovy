String page = new File(basedir, 'target/sct-docs/web.html').text
assert page.startsWith('<!DOCTYPE html>')
assert page.contains('deleted_by_root') && page.contains('Blind spots')
assert !page.contains('<script') && !page.contains('http')
return true
