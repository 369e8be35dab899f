# The command line `commune`: what it prints for whoever runs it.

cli-founded = The commune's book was founded.
cli-already-founded = There is a commune's book in this folder already. Nothing was changed.
cli-account = Office account: { $user } · password: { $password }
cli-office-at = Office: { $url }
cli-app-at = App for the phone: { $url }
cli-app-missing = The web app was not built: there is no index.html in { $dir }. Run `make web` and start again.
cli-app-not-named = The web app is not served: its folder was not named. Add --app-dir FOLDER.
cli-code = Enrolment code for { $person }: { $code } (one time)
cli-no-such-village = The commune has no village "{ $village }". Give its code, or its name as in the plan.
cli-plan-no-year = The year of the plan is not known. Add --year YEAR.
cli-plan-stranger = The village "{ $village }" of the file is not in the commune's book. Nothing was loaded.
cli-plan-draft = The plan was loaded as version { $version }, a draft because something does not add up.
cli-plan-proposed = The plan was loaded as version { $version }; village targets are a proposal until the commune confirms them.
cli-plan-confirmed = The plan was loaded as version { $version }.
cli-points-imported = The points table { $id } was imported as version { $version }, with { $items } items. Forms opened from now on use it.
cli-points-same = The points table { $id } says the same as version { $version } in force, so no version was added.
cli-points-none = There is no points table "{ $name }".
cli-demo-new = A demonstration of xã Ngân Sơn was founded. The plan is real; the households are made up.
cli-demo-again = The demonstration of xã Ngân Sơn is open again. The plan is real; the households are made up.
cli-demo-person = Village head of { $village }
cli-demo-officer = Poverty-reduction officer
cli-demo-chairman = Chairman of the commune
cli-demo-supervisor = Fatherland Front committee
cli-demo-admin = Administrator
cli-demo-not-synthetic = This folder is a real commune's book, not a demonstration. Use `commune serve`.
cli-stop = Ctrl-C stops it.
