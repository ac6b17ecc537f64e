"""The base classes of commands, which refuse repeated options."""

from __future__ import annotations

from collections import Counter

import click
from typing_extensions import override

from offercalc.cli.output.terminal_texts import SpokenContext, short_help


class Verb(click.Command):
    """A command that refuses an option stated twice, of which click would silently use the last."""

    context_class = SpokenContext

    @override
    def get_short_help_str(self, limit: int = 45) -> str:
        return short_help(self, limit)

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            _opts, _rest, order = self.make_parser(ctx).parse_args(args=list(args))
            for param, times in Counter(order).items():
                if times > 1 and isinstance(param, click.Option) and not (param.multiple or param.is_flag):
                    message = f"{max(param.opts, key=len)} is stated {times} times; state it once."
                    raise click.UsageError(message, ctx)
        return super().parse_args(ctx, args)


class VerbGroup(click.Group):
    """A command with subcommands."""

    command_class = Verb
    context_class = SpokenContext

    @override
    def get_short_help_str(self, limit: int = 45) -> str:
        return short_help(self, limit)
