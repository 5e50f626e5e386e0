import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Java that the server runs on. */
export const OLDEST_JAVA = 17;

/** A Java that can run the server, or why there is none, in words for the user. */
export type Java = { command: string } | { problem: string };

/** Runs `command -version` and gives what it prints; rejects if it cannot be run. */
export type AskVersion = (command: string) => Promise<string>;

/** Asks a real Java. */
export const askVersion: AskVersion = (command) =>
    new Promise((resolve, reject) => {
        execFile(command, ['-version'], { timeout: 20_000 }, (error, stdout, stderr) =>
            error ? reject(error) : resolve(stderr + stdout),
        );
    });

/** Finds Java: the setting first, then JAVA_HOME, then the PATH. */
export async function findJava(setting: string, environment: NodeJS.ProcessEnv, ask: AskVersion = askVersion): Promise<Java> {
    const home = setting || environment.JAVA_HOME || '';
    const where = setting ? 'sct.java.home' : home ? 'JAVA_HOME' : 'the PATH';
    const command = home ? join(home, 'bin', process.platform === 'win32' ? 'java.exe' : 'java') : 'java';
    if (home && ask === askVersion && !existsSync(command)) {
        return { problem: `There is no Java at ${command}, which ${where} names.` };
    }
    let text: string;
    try {
        text = await ask(command);
    } catch {
        return {
            problem: home
                ? `The Java at ${command}, which ${where} names, cannot be run.`
                : 'The language server for syscalltrack rules needs Java, and there is none on the PATH.',
        };
    }
    const version = majorVersion(text);
    if (version === undefined || version < OLDEST_JAVA) {
        const found = version === undefined ? 'a Java whose version cannot be read' : `Java ${version}`;
        return { problem: `The language server for syscalltrack rules needs Java ${OLDEST_JAVA} or newer; ${where} has ${found}.` };
    }
    return { command };
}

/** 17 of `openjdk version "17.0.9"`, 8 of `java version "1.8.0_392"`. */
export function majorVersion(text: string): number | undefined {
    const match = /version "(?:1\.)?(\d+)/.exec(text);
    return match ? Number(match[1]) : undefined;
}
