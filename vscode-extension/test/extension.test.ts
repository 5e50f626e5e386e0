import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { Disassembly, SCHEME } from '../src/disassembly';
import { explain } from '../src/explanations';
import { findJava, majorVersion } from '../src/java';
import { Server } from '../src/server';
import { TestExplorer } from '../src/tests';
import { answers, clients } from './mocks/languageclient';
import * as mock from './mocks/vscode';

const FILE = mock.Uri.file('/rules/a.sct') as any;
const jar = join(mkdtempSync(join(tmpdir(), 'sct-')), 'syscalltrack.jar');
writeFileSync(jar, '');

async function running(): Promise<Server> {
    const server = new Server(jar, async () => ({ command: '/jdk/bin/java' }));
    await server.start();
    return server;
}

beforeEach(() => {
    clients.length = 0;
    mock.controllers.length = 0;
    mock.log.errors.length = 0;
    Object.keys(answers).forEach((name) => delete answers[name]);
});

test('versions of Java are read in both styles', () => {
    assert.equal(majorVersion('openjdk version "17.0.9" 2023-10-17'), 17);
    assert.equal(majorVersion('java version "1.8.0_392"'), 8);
    assert.equal(majorVersion('bash: nonsense'), undefined);
});

test('Java is the setting, else JAVA_HOME, else the PATH', async () => {
    const asked: string[] = [];
    const ask = async (command: string) => {
        asked.push(command);
        return 'openjdk version "21"';
    };
    await findJava('/a', { JAVA_HOME: '/b' }, ask);
    await findJava('', { JAVA_HOME: '/b' }, ask);
    assert.deepEqual(await findJava('', {}, ask), { command: 'java' });
    assert.deepEqual(asked, ['/a/bin/java', '/b/bin/java', 'java']);
});

test('no Java, and one that is too old, are told in words', async () => {
    const none = await findJava('', {}, () => Promise.reject(new Error('ENOENT')));
    assert.match(JSON.stringify(none), /needs Java, and there is none on the PATH/);
    const old = await findJava('', { JAVA_HOME: '/b' }, async () => 'java version "1.8.0_1"');
    assert.match(JSON.stringify(old), /needs Java 17 or newer; JAVA_HOME has Java 8/);
    const server = new Server(jar, async () => none);
    await server.start();
    assert.match(mock.log.errors[0], /Install Java 17 or newer, or name one in the settings/);
    assert.equal(clients.length, 0);
});

test('the server is started with the bundled jar', async () => {
    await running();
    assert.equal(clients[0].server.command, '/jdk/bin/java');
    assert.deepEqual(clients[0].server.args.slice(-4), ['-jar', jar, 'sctc', 'lsp']);
    assert.equal(clients[0].options.documentSelector[0].language, 'sct');
    assert.ok(clients[0].started);
});

test('the test explorer lists tests, runs them and shows what failed', async () => {
    answers['sct.tests'] = [
        { name: 'good', uri: FILE.toString(), line: 3 },
        { name: 'bad', uri: FILE.toString(), line: 7 },
    ];
    answers['sct.runTests'] = [
        { name: 'good', passed: true, message: '', milliseconds: 1 },
        { name: 'bad', passed: false, message: 'expected rule r, got nothing', milliseconds: 2 },
    ];
    const explorer = new TestExplorer(await running());
    await explorer.refresh(FILE);
    const controller = mock.controllers[0];
    assert.equal(controller.items.get(FILE.toString()).children.size, 2);
    await controller.run({});
    assert.deepEqual(controller.outcomes, [
        'started good',
        'started bad',
        'passed good',
        'failed bad: expected rule r, got nothing',
        'end',
    ]);
    controller.outcomes.length = 0;
    answers['sct.runTests'] = new Error('the rules have errors; mend them first');
    await controller.run({});
    assert.ok(controller.outcomes.includes('errored good: the rules have errors; mend them first'));
    answers['sct.tests'] = [];
    await explorer.refresh(FILE);
    assert.equal(controller.items.size, 0);
});

test('the disassembly is shown beside, and why there is none', async () => {
    const disassembly = new Disassembly(await running());
    answers['sct.disassemble'] = 'section fentry/x';
    await disassembly.show(FILE);
    const [document, column] = mock.log.shown[0];
    assert.equal(column, mock.ViewColumn.Beside);
    assert.equal(document.what.scheme, SCHEME);
    assert.equal(await disassembly.provideTextDocumentContent(document.what), 'section fentry/x');
    answers['sct.disassemble'] = new Error('the rules have errors; mend them first');
    assert.equal(await disassembly.provideTextDocumentContent(document.what), '# the rules have errors; mend them first\n');
});

test('the link of a finding is a command of ours, and shows the page of its id', async () => {
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
    const link: string = manifest.contributes.configuration.properties['sct.explanations.link'].default;
    const [command, parameters] = link.replace('{id}', 'SCT0403').replace('command:', '').split('?');
    assert.ok(manifest.contributes.commands.some((known: { command: string }) => known.command === command));
    answers['sct.explain'] = '# SCT0403: a path as the caller spells it';
    mock.log.shown.length = 0;
    await explain(await running(), ...(JSON.parse(decodeURIComponent(parameters)) as [string]));
    assert.equal(mock.log.shown[0][0].what.content, '# SCT0403: a path as the caller spells it');
    answers['sct.explain'] = new Error('there is no finding SCT9999');
    await explain(await running(), 'SCT9999');
    assert.match(mock.log.errors[0], /there is no finding SCT9999/);
});
