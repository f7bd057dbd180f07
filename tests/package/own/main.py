"""The workshop's own macros, one of which has the name of one of ours."""


def define_env(env):
    @env.macro
    def section(title):
        return f"The workshop's section on {title}"

    env.variables["opening"] = "Open on Sundays"
