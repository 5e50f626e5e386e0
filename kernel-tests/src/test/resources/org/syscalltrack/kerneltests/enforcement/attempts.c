/*
 * attempts list                 prints each attempt and its call
 * attempts run LETTER DIRECTORY NAME..
 *     makes the attempts, in processes whose names begin with the letter: "NAME RESULT EFFECT", RESULT "signal N" where
 *     the child was killed
 * attempts suspend LETTER DIRECTORY NAME..
 *     begins all attempts, which are expected to be stopped, prints "stopped NAME PID EFFECT" for each, then sends
 *     SIGCONT and prints "again NAME PID EFFECT", then "ready"; it waits until DIRECTORY/go is there and then prints
 *     "resumed NAME RESULT EFFECT"
 */
extern const struct attempt __start_attempts, __stop_attempts;

#define NOT_RETURNED (-9999L)

static const struct attempt *find(const char *name) {
    for (const struct attempt *each = &__start_attempts; each < &__stop_attempts; each++) {
        if (strcmp(each->name, name) == 0) {
            return each;
        }
    }
    fprintf(stderr, "no attempt %s\n", name);
    exit(2);
}

static void enter(const char *directory, const char *name) {
    char path[256];
    mkdir(directory, 0755);
    snprintf(path, sizeof path, "%s/%s", directory, name);
    mkdir(path, 0755);
    must(chdir(path) == 0, path);
}

static struct shared *begin(const struct attempt *attempt) {
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    shared->result = NOT_RETURNED;
    attempt->prepare();
    fflush(stdout);
    int child = fork();
    if (child == 0) {
        char own_name[16];
        snprintf(own_name, sizeof own_name, "%c%s", letter, attempt->name);
        prctl(PR_SET_NAME, own_name);
        long result = attempt->act();
        shared->result = result;
        shared->returned = 1;
        _exit(0);
    }
    shared->child = child;
    return shared;
}

static void end_victim(void) {
    if (shared->victim > 0) {
        kill(shared->victim, SIGKILL);
    }
}

static void print_end(const char *before, const struct attempt *attempt, int status) {
    int effect = attempt->effect();
    if (WIFSIGNALED(status)) {
        printf("%s%s signal%d %d\n", before, attempt->name, WTERMSIG(status), effect != 0);
    } else {
        /* What is told is whether it worked, not the descriptor's number. */
        long result = shared->returned ? shared->result : 0;
        printf("%s%s %ld %d\n", before, attempt->name, result > 0 ? 0 : result, effect != 0);
    }
    end_victim();
}

static void run(const char *directory, const struct attempt *attempt) {
    int status = 0;
    enter(directory, attempt->name);
    begin(attempt);
    waitpid(shared->child, &status, 0);
    print_end("", attempt, status);
}

/* Waits until a child has stopped; one that ends instead is told as such. */
static void print_stop(const char *directory, const char *what, const struct attempt *attempt, struct shared *its) {
    int status = 0;
    shared = its;
    enter(directory, attempt->name);
    waitpid(its->child, &status, WUNTRACED);
    printf("%s %s %d %d\n", what, attempt->name, WIFSTOPPED(status) ? its->child : -1, attempt->effect() != 0);
}

/* A process that does not end is ended, so that the others are told of. */
static void end_soon(int child, int *status) {
    for (int i = 0; i < 2000; i++) {
        if (waitpid(child, status, WNOHANG) == child) {
            return;
        }
        usleep(10000);
    }
    kill(child, SIGKILL);
    waitpid(child, status, 0);
}

static void suspend(const char *directory, int count, char **names) {
    struct shared **all = calloc(count, sizeof *all);
    char go[256];
    snprintf(go, sizeof go, "%s/go", directory);
    for (int i = 0; i < count; i++) {
        enter(directory, names[i]);
        all[i] = begin(find(names[i]));
        print_stop(directory, "stopped", find(names[i]), all[i]);
    }
    for (int i = 0; i < count; i++) {
        kill(all[i]->child, SIGCONT);
        print_stop(directory, "again", find(names[i]), all[i]);
    }
    printf("ready\n");
    fflush(stdout);
    while (!exists(go)) {
        usleep(10000);
    }
    for (int i = 0; i < count; i++) {
        int status = 0;
        shared = all[i];
        enter(directory, names[i]);
        end_soon(shared->child, &status);
        print_end("resumed ", find(names[i]), status);
        fflush(stdout);
    }
}

int main(int argc, char **argv) {
    if (strcmp(argv[0], "mark") == 0) {
        make(argv[1]);
        return 0;
    }
    if (argc > 1 && strcmp(argv[1], "list") == 0) {
        for (const struct attempt *each = &__start_attempts; each < &__stop_attempts; each++) {
            printf("%s %s\n", each->name, each->call);
        }
        return 0;
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    signal(SIGPIPE, SIG_IGN);
    if (argc < 4) {
        return 2;
    }
    letter = argv[2][0];
    if (strcmp(argv[1], "suspend") == 0) {
        suspend(argv[3], argc - 4, argv + 4);
        return 0;
    }
    for (int i = 4; i < argc; i++) {
        run(argv[3], find(argv[i]));
    }
    return 0;
}
