package org.syscalltrack.dsl.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.LogFormat;
import org.syscalltrack.dsl.plan.Rate;
import org.syscalltrack.dsl.plan.TimeoutAction;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;

/** Checks {@code action { … }}: its type, and the members that go with it. */
final class ActionChecker {
    /** The members that each type may have besides {@code type}. */
    private static final List<String> ALL_MEMBERS = List.of(
            "type",
            "log_format",
            "rate",
            "continue",
            "error_code",
            "signal",
            "timeout",
            "on_timeout",
            "key",
            "param",
            "value");

    /** More than anyone means, and it fits in the 32 bits of a bucket. */
    private static final long MAXIMUM_COUNT = Integer.MAX_VALUE;

    private final CheckContext context;
    private final Scope scope;
    private final Member action;
    private final Members members;

    ActionChecker(CheckContext context, Scope scope, Member action, MemberValue.Block block) {
        this.context = context;
        this.scope = scope;
        this.action = action;
        this.members = new Members(context, "action", action.name().span(), block, ALL_MEMBERS);
    }

    /** The action; empty where it has been reported. */
    Optional<Action> check() {
        if (members.require("type", "It says what the rule does: `LOG`, `FAIL`, `KILL`, `SUSPEND`, `PASS` or `COUNT`.")
                .isEmpty()) {
            return Optional.empty();
        }
        Optional<String> type = members.word("type", Vocabulary.ACTION_TYPES);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        reportForeignMembers(type.get());
        checkWhen(type.get());
        return switch (type.get()) {
            case "LOG" -> Optional.of(new Action.Log(formatOrDefault(), rate(), continues()));
            case "FAIL" -> errorCode().map(code -> new Action.Fail(code, format(), rate()));
            case "KILL" ->
                new SignalChecker(scope)
                        .check(members.expression("signal"), action.name().span())
                        .map(signal -> new Action.Kill(signal, format(), rate()));
            case "SUSPEND" -> Optional.of(new Action.Suspend(timeout(), onTimeout(), format(), rate()));
            case "PASS" -> Optional.of(new Action.Pass());
            case "COUNT" ->
                new CountKeyChecker(scope)
                        .check(members.expression("key"))
                        .map(keys -> new Action.Count(keys, continues()));
            default -> new RewriteChecker(scope).check(members, continues());
        };
    }

    private void reportForeignMembers(String type) {
        List<String> allowed = Vocabulary.actionMembers(type);
        for (String name : ALL_MEMBERS) {
            Optional<Member> member = members.get(name);
            if (member.isEmpty() || name.equals("type") || allowed.contains(name)) {
                continue;
            }
            if (name.equals("continue") && !members.yes("continue", false)) {
                continue; // "no" says what holds anyway
            }
            List<String> owners = Vocabulary.ACTION_TYPES.stream()
                    .filter(other -> Vocabulary.actionMembers(other).contains(name))
                    .toList();
            context.diagnostics()
                    .add(Diagnostic.of(
                                    DiagnosticKind.MEMBER_OF_OTHER_ACTION,
                                    member.get().name().span(),
                                    name,
                                    type)
                            .withNote("It goes with `" + String.join("`, `", owners) + "`.")
                            .withFix(Fix.delete("leave it out", member.get().span())));
        }
    }

    private void checkWhen(String type) {
        if (scope.when() == When.BEFORE) {
            return;
        }
        Span span = members.get("type").map(Member::span).orElse(action.span());
        switch (type) {
            case "SUSPEND", "REWRITE" ->
                scope.reportTime(Diagnostic.of(DiagnosticKind.BEFORE_ONLY, span, type)
                        .withNote("After the call its effect stands: write `when = before` in the rule."));
            case "FAIL", "KILL" -> context.diagnostics().add(new AfterEffect(scope.calls()).explain(type, span));
            default -> {
                // The others do the same at both times.
            }
        }
    }

    private Optional<LogFormat> format() {
        return members.get("log_format")
                .map(Member::value)
                .filter(MemberValue.LogFormat.class::isInstance)
                .map(value -> new LogFormatChecker(scope).check((MemberValue.LogFormat) value));
    }

    private LogFormat formatOrDefault() {
        return format().orElseGet(() ->
                new LogFormatChecker(scope).byDefault(action.name().span()));
    }

    private boolean continues() {
        return members.yes("continue", false);
    }

    private Optional<IntegerValue> errorCode() {
        if (members.require("error_code", "It says what the caller gets, such as `error_code = EPERM`.")
                .isEmpty()) {
            return Optional.empty();
        }
        return members.expression("error_code").flatMap(new ErrorCodeChecker(context)::check);
    }

    private Optional<Rate> rate() {
        Optional<MemberValue.Rate> written = members.get("rate")
                .map(Member::value)
                .filter(MemberValue.Rate.class::isInstance)
                .map(MemberValue.Rate.class::cast);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        MemberValue.Rate rate = written.get();
        if (members.get("log_format").isEmpty() && !hasFormatByDefault()) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.RATE_WITHOUT_FORMAT, rate.span())
                            .withNote("A rate limits events, and this action writes one only with a `log_format`."));
        }
        Optional<Duration> period = unit(rate.unit().text(), rate.unit().span());
        long count = rate.count().value();
        long burst = rate.burst() == null ? count : rate.burst().value();
        List<Span> bad = new ArrayList<>();
        if (count < 1 || count > MAXIMUM_COUNT) {
            bad.add(rate.count().span());
        } else if (burst < 1 || burst > MAXIMUM_COUNT) {
            bad.add(rate.span());
        }
        bad.forEach(span -> context.diagnostics()
                .add(Diagnostic.of(DiagnosticKind.BAD_AMOUNT, span).withLabel("must be 1 to " + MAXIMUM_COUNT)));
        return bad.isEmpty() ? period.map(found -> new Rate((int) count, found, (int) burst)) : Optional.empty();
    }

    private boolean hasFormatByDefault() {
        return members.word("type", Vocabulary.ACTION_TYPES)
                .filter("LOG"::equals)
                .isPresent();
    }

    private Optional<Duration> unit(String unit, Span span) {
        Optional<Duration> found = switch (unit) {
            case "s" -> Optional.of(Duration.ofSeconds(1));
            case "m" -> Optional.of(Duration.ofMinutes(1));
            case "h" -> Optional.of(Duration.ofHours(1));
            default -> Optional.empty();
        };
        if (found.isEmpty()) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.UNKNOWN_UNIT, span, unit)
                            .withNote("`s`, `m` and `h` are seconds, minutes and hours."));
        }
        return found;
    }

    private Optional<Duration> timeout() {
        Optional<MemberValue.Duration> written = members.get("timeout")
                .map(Member::value)
                .filter(MemberValue.Duration.class::isInstance)
                .map(MemberValue.Duration.class::cast);
        if (written.isEmpty()) {
            members.get("on_timeout")
                    .ifPresent(member -> context.diagnostics()
                            .add(Diagnostic.of(
                                    DiagnosticKind.ON_TIMEOUT_ALONE,
                                    member.name().span())));
            return Optional.empty();
        }
        long amount = written.get().amount().value();
        if (amount < 1 || amount > MAXIMUM_COUNT) {
            context.diagnostics()
                    .add(Diagnostic.of(
                                    DiagnosticKind.BAD_AMOUNT,
                                    written.get().amount().span())
                            .withLabel("must be 1 to " + MAXIMUM_COUNT));
            return Optional.empty();
        }
        return unit(written.get().unit().text(), written.get().unit().span()).map(unit -> unit.multipliedBy(amount));
    }

    private TimeoutAction onTimeout() {
        return members.word("on_timeout", List.of("resume", "kill", "fail"))
                .map(word -> TimeoutAction.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(TimeoutAction.RESUME);
    }
}
