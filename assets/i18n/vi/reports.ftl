### reports

