{{%AUTOESCAPE context="HTML"}}
<a class="button" href="/">{{@icon home}}{{_"Back to today"}}</a>
