{{%AUTOESCAPE context="HTML"}}{{! A reason that others read: the body of a form inside <details>, which is open
    where the form was refused: <VERB>_FORM_ERROR.  REASON_TYPED of the layout. }}
<div class="field"><label>{{_"Reason (others will read it)"}}<textarea name="reason" rows="2" maxlength="160" required>{{REASON_TYPED:p}}</textarea></label></div>
