{{%AUTOESCAPE context="HTML"}}
{{! Do the same again: the form is sent once more, a page is opened once more.
    RETRY RELOAD TARGET FIELDS(NAME VALUE) }}
{{#RETRY}}
<form method="post" action="{{TARGET}}">
{{#FIELDS}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/FIELDS}}
<button type="submit" class="button button-main">{{@icon refresh}}{{_"Try again"}}</button></form>
{{/RETRY}}
{{#RELOAD}}
<a class="button button-main" href="{{TARGET}}">{{@icon refresh}}{{_"Try again"}}</a>
{{/RELOAD}}
