{{%AUTOESCAPE context="HTML"}}
{{! The ways between the settings of the desk. }}
<p><a href="/desk/replies">{{_"Prepared answers"}}</a> · <a href="/desk/calendar">{{_"Working calendar"}}</a> · <a href="/desk/promises">{{_"Promises and leaders"}}</a></p>
