import java.util.zip.ZipFile
def jar = new ZipFile(new File(basedir, 'target/rule-library-1.0.jar'))
assert jar.getEntry('META-INF/sct/corp/names.sct') != null
assert jar.getEntry('META-INF/sct/corp/numbers.sct') != null
return true
